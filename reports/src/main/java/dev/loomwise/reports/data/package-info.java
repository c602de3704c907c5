@NullMarked
package dev.loomwise.reports.data;

import org.jspecify.annotations.NullMarked;

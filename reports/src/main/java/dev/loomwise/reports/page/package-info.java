@NullMarked
package dev.loomwise.reports.page;

import org.jspecify.annotations.NullMarked;

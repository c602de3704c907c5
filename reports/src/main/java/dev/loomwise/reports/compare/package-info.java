@NullMarked
package dev.loomwise.reports.compare;

import org.jspecify.annotations.NullMarked;

@NullMarked
package dev.loomwise.reports.stats;

import org.jspecify.annotations.NullMarked;

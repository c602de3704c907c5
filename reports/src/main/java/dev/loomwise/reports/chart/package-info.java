@NullMarked
package dev.loomwise.reports.chart;

import org.jspecify.annotations.NullMarked;

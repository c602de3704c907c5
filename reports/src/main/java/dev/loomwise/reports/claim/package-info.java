@NullMarked
package dev.loomwise.reports.claim;

import org.jspecify.annotations.NullMarked;

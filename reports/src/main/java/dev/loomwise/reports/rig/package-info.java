@NullMarked
package dev.loomwise.reports.rig;

import org.jspecify.annotations.NullMarked;

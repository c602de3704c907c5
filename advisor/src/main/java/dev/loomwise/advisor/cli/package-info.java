@NullMarked
package dev.loomwise.advisor.cli;

import org.jspecify.annotations.NullMarked;

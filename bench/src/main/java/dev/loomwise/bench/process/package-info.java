@NullMarked
package dev.loomwise.bench.process;

import org.jspecify.annotations.NullMarked;

@NullMarked
package dev.loomwise.bench.machine;

import org.jspecify.annotations.NullMarked;

@NullMarked
package dev.loomwise.bench.unit;

import org.jspecify.annotations.NullMarked;

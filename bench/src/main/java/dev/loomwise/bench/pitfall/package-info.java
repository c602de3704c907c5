@NullMarked
package dev.loomwise.bench.pitfall;

import org.jspecify.annotations.NullMarked;

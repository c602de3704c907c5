@NullMarked
package dev.loomwise.bench.suite;

import org.jspecify.annotations.NullMarked;

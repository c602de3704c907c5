@NullMarked
package dev.loomwise.bench.stub;

import org.jspecify.annotations.NullMarked;

@NullMarked
package dev.loomwise.bench.task;

import org.jspecify.annotations.NullMarked;

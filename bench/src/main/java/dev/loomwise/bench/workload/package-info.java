@NullMarked
package dev.loomwise.bench.workload;

import org.jspecify.annotations.NullMarked;

@NullMarked
package dev.loomwise.bench.machine.check;

import org.jspecify.annotations.NullMarked;

@NullMarked
package dev.loomwise.bench.run;

import org.jspecify.annotations.NullMarked;

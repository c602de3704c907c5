@NullMarked
package dev.loomwise.bench.model;

import org.jspecify.annotations.NullMarked;

@NullMarked
package dev.loomwise.bench.web;

import org.jspecify.annotations.NullMarked;

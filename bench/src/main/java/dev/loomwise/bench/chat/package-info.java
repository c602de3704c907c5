@NullMarked
package dev.loomwise.bench.chat;

import org.jspecify.annotations.NullMarked;

/** See ARCHITECTURE.md. */
@NullMarked
package dev.loomwise.bench;

import org.jspecify.annotations.NullMarked;

/** See ARCHITECTURE.md. */
@NullMarked
package dev.loomwise.advisor;

import org.jspecify.annotations.NullMarked;

/** See ARCHITECTURE.md. */
@NullMarked
package dev.loomwise.reports;

import org.jspecify.annotations.NullMarked;

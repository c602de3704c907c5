@NullMarked
package dev.loomwise.advisor.recording.stack;

import org.jspecify.annotations.NullMarked;

@NullMarked
package dev.loomwise.advisor.recording.compare;

import org.jspecify.annotations.NullMarked;

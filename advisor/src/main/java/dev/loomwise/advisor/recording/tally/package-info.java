@NullMarked
package dev.loomwise.advisor.recording.tally;

import org.jspecify.annotations.NullMarked;

@NullMarked
package dev.loomwise.advisor.recording.finding;

import org.jspecify.annotations.NullMarked;

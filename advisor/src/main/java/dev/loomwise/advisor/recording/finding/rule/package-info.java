@NullMarked
package dev.loomwise.advisor.recording.finding.rule;

import org.jspecify.annotations.NullMarked;

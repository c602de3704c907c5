@NullMarked
package dev.loomwise.advisor.recording;

import org.jspecify.annotations.NullMarked;

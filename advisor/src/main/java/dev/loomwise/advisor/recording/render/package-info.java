@NullMarked
package dev.loomwise.advisor.recording.render;

import org.jspecify.annotations.NullMarked;

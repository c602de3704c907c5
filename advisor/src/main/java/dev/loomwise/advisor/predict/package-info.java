@NullMarked
package dev.loomwise.advisor.predict;

import org.jspecify.annotations.NullMarked;

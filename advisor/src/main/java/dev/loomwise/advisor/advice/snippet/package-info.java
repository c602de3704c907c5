@NullMarked
package dev.loomwise.advisor.advice.snippet;

import org.jspecify.annotations.NullMarked;

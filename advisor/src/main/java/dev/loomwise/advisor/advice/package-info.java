@NullMarked
package dev.loomwise.advisor.advice;

import org.jspecify.annotations.NullMarked;

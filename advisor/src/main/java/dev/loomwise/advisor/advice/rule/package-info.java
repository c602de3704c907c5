@NullMarked
package dev.loomwise.advisor.advice.rule;

import org.jspecify.annotations.NullMarked;

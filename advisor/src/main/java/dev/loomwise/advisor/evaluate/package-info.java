/** How good the advice is: random profiles, measured for real, beside what was advised and what simple rules say. */
@org.jspecify.annotations.NullMarked
package dev.loomwise.advisor.evaluate;

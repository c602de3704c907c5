/** Running a profile for real: what {@code advise --verify} and {@code evaluate} set beside a prediction. */
@org.jspecify.annotations.NullMarked
package dev.loomwise.advisor.trial;

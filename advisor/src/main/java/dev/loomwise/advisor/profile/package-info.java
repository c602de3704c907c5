@NullMarked
package dev.loomwise.advisor.profile;

import org.jspecify.annotations.NullMarked;

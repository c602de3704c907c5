/** What the advisor adds to a report: everything that is predicted. */
@NullMarked
package dev.loomwise.advisor.page;

import org.jspecify.annotations.NullMarked;

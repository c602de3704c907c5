package dev.loomwise.bench.unit;

/** A value as a bar of block characters, an eighth of a character exact. */
public final class Bar {
    private static final String EIGHTHS = " ▏▎▍▌▋▊▉";

    private Bar() {}

    /**
     * The bar, filled up with blanks to {@code width} characters.
     *
     * @param value what it shows; nothing is drawn for what is no number or not above 0
     * @param most what fills the whole width
     */
    public static String of(double value, double most, int width) {
        if (!(value > 0) || !(most > 0) || Double.isInfinite(value) || Double.isInfinite(most)) {
            return " ".repeat(width);
        }
        // What is there is seen, however small.
        long eighths = Math.max(1, Math.round(Math.min(1, value / most) * width * 8));
        int whole = (int) (eighths / 8);
        String last = eighths % 8 == 0 ? "" : EIGHTHS.substring((int) (eighths % 8), (int) (eighths % 8) + 1);
        return "█".repeat(whole) + last + " ".repeat(width - whole - last.length());
    }
}

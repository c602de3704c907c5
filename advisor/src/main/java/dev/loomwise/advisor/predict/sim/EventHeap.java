package dev.loomwise.advisor.predict.sim;

import java.util.Arrays;

/** A binary heap of (key, event) in two arrays: a million events without an object each. Equal keys leave in order. */
final class EventHeap {
    private double[] keys = new double[64];
    private long[] order = new long[64];
    private long[] events = new long[64];
    private int size;
    private long added;

    boolean isEmpty() {
        return size == 0;
    }

    int size() {
        return size;
    }

    double firstKey() {
        return keys[0];
    }

    void add(double key, long event) {
        if (size == keys.length) {
            keys = Arrays.copyOf(keys, size * 2);
            order = Arrays.copyOf(order, size * 2);
            events = Arrays.copyOf(events, size * 2);
        }
        long number = added++;
        int i = size++;
        while (i > 0) {
            int parent = (i - 1) >>> 1;
            if (!before(key, number, parent)) {
                break;
            }
            move(parent, i);
            i = parent;
        }
        set(i, key, number, event);
    }

    long removeFirst() {
        long first = events[0];
        size--;
        double key = keys[size];
        long number = order[size];
        long event = events[size];
        int i = 0;
        while (true) {
            int child = 2 * i + 1;
            if (child >= size) {
                break;
            }
            if (child + 1 < size && before(keys[child + 1], order[child + 1], child)) {
                child++;
            }
            if (before(key, number, child)) {
                break;
            }
            move(child, i);
            i = child;
        }
        set(i, key, number, event);
        return first;
    }

    private boolean before(double key, long number, int other) {
        return key < keys[other] || (key == keys[other] && number < order[other]);
    }

    private void move(int from, int to) {
        set(to, keys[from], order[from], events[from]);
    }

    private void set(int i, double key, long number, long event) {
        keys[i] = key;
        order[i] = number;
        events[i] = event;
    }
}

package dev.loomwise.advisor.predict.sim;

import java.util.Arrays;

/** A binary min-heap of numbered entries on two primitive arrays; no object per entry. */
final class Heap {
    private double[] keys = new double[64];
    private int[] ids = new int[64];
    private int size;

    int size() {
        return size;
    }

    /** The smallest key, infinite when empty. */
    double minKey() {
        return size == 0 ? Double.POSITIVE_INFINITY : keys[0];
    }

    void add(double key, int id) {
        if (size == keys.length) {
            keys = Arrays.copyOf(keys, size * 2);
            ids = Arrays.copyOf(ids, size * 2);
        }
        int hole = size++;
        while (hole > 0) {
            int parent = (hole - 1) >>> 1;
            if (keys[parent] <= key) {
                break;
            }
            keys[hole] = keys[parent];
            ids[hole] = ids[parent];
            hole = parent;
        }
        keys[hole] = key;
        ids[hole] = id;
    }

    /** Takes the entry with the smallest key and returns its id; there must be one. */
    int poll() {
        int least = ids[0];
        double key = keys[--size];
        int id = ids[size];
        int hole = 0;
        int child = 1;
        while (child < size) {
            if (child + 1 < size && keys[child + 1] < keys[child]) {
                child++;
            }
            if (key <= keys[child]) {
                break;
            }
            keys[hole] = keys[child];
            ids[hole] = ids[child];
            hole = child;
            child = 2 * hole + 1;
        }
        keys[hole] = key;
        ids[hole] = id;
        return least;
    }
}

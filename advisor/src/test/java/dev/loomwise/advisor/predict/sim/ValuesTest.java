package dev.loomwise.advisor.predict.sim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class ValuesTest {
    @Test
    void aCostIsNeitherNegativeNorUnknown() {
        assertThrows(IllegalArgumentException.class, () -> Costs.FREE.with(Cost.WAKE, -1));
        assertThrows(IllegalArgumentException.class, () -> Costs.FREE.with(Cost.WAKE, Double.NaN));
        assertThrows(IllegalArgumentException.class, () -> new Costs(Map.of(), 0));
        assertThrows(IllegalArgumentException.class, () -> new Costs(Map.of(), 1.1));
    }

    @Test
    void aCostThatIsNotNamedIsFree() {
        assertEquals(0, Costs.FREE.with(Cost.WAKE, 5).of(Cost.CALL));
        assertEquals(5, Costs.FREE.with(Cost.WAKE, 5).of(Cost.WAKE));
    }

    @Test
    void aTaskThatWaitsHasAStep() {
        Sampler one = Sampler.constant(1);
        assertThrows(IllegalArgumentException.class, () -> new TaskClass(1, one, one, 0, true));
        assertThrows(IllegalArgumentException.class, () -> new TaskClass(0, one, one, 1, true));
    }

    @Test
    void percentilesAreTheNearestRank() {
        ResponseTimes latencies = new ResponseTimes(new double[]{40, 10, 30, 20});
        assertEquals(20, latencies.percentileNs(0.5));
        assertEquals(40, latencies.percentileNs(0.99));
        assertEquals(10, latencies.percentileNs(0));
        assertEquals(25, latencies.meanNs());
    }

    @Test
    void noLatencyIsAnErrorAndNotANumber() {
        assertThrows(IllegalStateException.class, () -> new ResponseTimes(new double[0]).percentileNs(0.99));
    }

    @Test
    void aHeapGivesItsEntriesInOrder() {
        Heap heap = new Heap();
        SplittableRandom random = new SplittableRandom(1);
        for (int i = 0; i < 1000; i++) {
            heap.add(random.nextDouble(), i);
        }
        double last = 0;
        while (heap.size() > 0) {
            double key = heap.minKey();
            assertEquals(true, key >= last);
            last = key;
            heap.poll();
        }
    }

    @Test
    void aLineKeepsItsOrderWhileItGrows() {
        Line line = new Line();
        int next = 0;
        for (int i = 0; i < 1000; i++) {
            line.add(i, i);
            if (i % 3 == 0) {
                assertEquals(next++, line.poll());
            }
        }
        while (!line.isEmpty()) {
            assertEquals(next, line.headWork());
            assertEquals(next++, line.poll());
        }
        assertEquals(1000, next);
    }
}

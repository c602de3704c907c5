package dev.loomwise.advisor.advice;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.loomwise.advisor.advice.rule.Rule;
import dev.loomwise.advisor.predict.CalibrationStore;
import dev.loomwise.advisor.profile.ProfileKeys;
import dev.loomwise.advisor.profile.WorkloadProfile;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Invariant: every rule speaks where it applies and is silent where it does not, and says where it was read. */
class RuleContractTest {
    /** Of each rule a profile for which it speaks, and one for which it is silent. */
    private static final String EXAMPLES = """
            virtual-without-limit  | {'tasks':2000,'wait':'200ms','io':'http','avoid':'async,forkjoin,platform'} | {'tasks':2000,'wait':'200ms','io':'http','avoid':'async,forkjoin,platform','in-flight':50}
            pinned-carrier         | {'tasks':2,'wait':'20ms','pins':true} | {'tasks':2,'wait':'20ms'}
            synchronized-before-24 | {'tasks':2000,'wait':'200ms','jdk':21} | {'tasks':2000,'wait':'200ms','jdk':25}
            pool-is-the-limit      | {'tasks':1000,'wait':'100ms','in-flight':10} | {'tasks':1000,'wait':'100ms'}
            blocking-in-async-stage | {'tasks':2000,'wait':'200ms','avoid':'virtual,bridge,platform'} | {'tasks':2000,'wait':'200ms'}
            common-pool-of-one     | {'tasks':2000,'wait':'200ms','avoid':'virtual,bridge,platform','cores':2} | {'tasks':2000,'wait':'200ms','avoid':'virtual,bridge,platform','cores':8}
            httpclient-grows-forkjoin | {'tasks':100,'wait':'50ms','io':'http','avoid':'virtual,bridge,platform,async,sync'} | {'tasks':100,'wait':'50ms','io':'http'}
            httpclient-searches-connections | {'tasks':5000,'wait':'200ms','io':'http'} | {'tasks':5000,'wait':'200ms','io':'http','in-flight':200}
            fresh-platform-pool    | {'tasks':2000,'wait':'200ms','avoid':'virtual,bridge,async,sync,forkjoin'} | {'tasks':20,'wait':'200ms','avoid':'virtual,bridge,async,sync,forkjoin'}
            hardly-carries         | {'shape':'service','rate':'1800/s','cpu':'1ms'} | {'shape':'service','rate':'900/s','cpu':'1ms'}
            join-inside-bounded-pool | {'shape':'divisible','tasks':1,'cpu':'800ms'} | {'tasks':2000,'wait':'200ms'}
            """;

    private static WorkloadProfile profile(String json) throws Exception {
        return ProfileKeys.profile((ObjectNode) new ObjectMapper().readTree(json.replace('\'', '"')));
    }

    private static List<Caution> cautions(String json) throws Exception {
        return Advisor.advise(profile(json),
                new CalibrationStore.Found(CalibrationStore.reference(), false)).cautions();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = EXAMPLES)
    void a_rule_speaks_where_it_applies_and_is_silent_elsewhere(String id, String applies, String doesNot)
            throws Exception {
        assertTrue(cautions(applies).stream().anyMatch(c -> c.id().equals(id)), () -> id + " is silent");
        assertFalse(cautions(doesNot).stream().anyMatch(c -> c.id().equals(id)), () -> id + " speaks");
    }

    @Test
    void every_rule_is_found_and_has_its_example_and_no_other_id() {
        List<String> ids = Rule.all().stream().map(Rule::id).toList();
        assertEquals(EXAMPLES.lines().map(l -> l.split("\\|", 2)[0].strip()).sorted().toList(), ids);
        assertEquals(ids.size(), ids.stream().distinct().count());
        assertTrue(ids.size() >= 9, ids.toString());
    }

    @Test
    void a_caution_says_what_why_and_where_it_was_read() throws Exception {
        for (Caution c : cautions("{'tasks':2000,'wait':'200ms','io':'http','jdk':21}")) {
            for (String text : List.of(c.summary(), c.why(), c.action(), c.source())) {
                assertTrue(text.length() > 8, c.id() + ": " + text);
            }
        }
    }
}

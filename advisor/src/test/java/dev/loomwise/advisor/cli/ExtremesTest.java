package dev.loomwise.advisor.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Invariant: no profile, however large or small, takes longer than two seconds or says what is no number. */
@Timeout(value = 60, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class ExtremesTest {
    @ParameterizedTest
    @ValueSource(strings = {
            "--tasks 1000000000000000000 --wait 8000h --cpu 8000h --steps 100",
            "--tasks 100000000 --wait 200ms",
            "--tasks 100000000 --steps 100 --wait 1ms --cpu 1ms",
            "--tasks 100000000 --wait 200ms --cpu 1ms --in-flight 1000000",
            "--tasks 100000000 --wait 200ms --cpu 10us --in-flight 1000 --heavy-share 1% --heavy-cpu 20ms",
            "--tasks 100000000 --wait 365h --cpu 100h --in-flight 1",
            "--tasks 40000 --steps 100 --wait 1s --cpu 1ms --io http --downstream local --in-flight 5000",
            "--tasks 100000 --steps 100 --wait 100ms --cpu 20ms --cores 4096 --io http --downstream local",
            "--tasks 100 --cpu 8000h", "--tasks 1 --wait 1ns --cpu 1ns", "--tasks 5", "--tasks 100000000 --cpu 0.1ns",
            "--shape divisible --tasks 100000000 --cpu 100h", "--shape divisible --tasks 1 --cpu 1ns --cores 4096",
            "--shape connections --tasks 100000000 --wait 10s --pins",
            "--rate 10000000/s", "--rate 0.000001/h --wait 8000h --cpu 8000h", "--rate 1/h --cpu 0.5h",
            "--rate 10000/s --steps 100 --wait 100ms --cpu 20ms --cores 4096 --io http",
            "--rate 19.9/s --cpu 100ms --heavy-share 0.0001% --heavy-cpu 8000h",
            "--rate 300/s --wait 0 --cpu 0 --tolerance 0%", "--tasks 1000000 --wait 1ms --memory 1MB",
            "--tasks 5 --wait 8000h --target 1ns --tolerance 100%"})
    void every_profile_is_answered_or_refused_in_time(String flags) throws Exception {
        List<String> args = new ArrayList<>(List.of("advise", "--format", "json"));
        args.addAll(List.of(flags.split(" ")));
        Ran ran = Ran.run(args.toArray(String[]::new));
        ran.isAnsweredOrOneLine(flags);
        if (ran.code() == 0) {
            JsonNode answer = new ObjectMapper().readTree(ran.out());
            assertEquals(1, answer.path("schema").asInt());
            for (JsonNode candidate : answer.path("candidates")) {
                double ofLimit = candidate.path("ofLimit").asDouble(1);
                assertTrue(ofLimit >= 1 || answer.at("/profile/shape").asText().equals("service"),
                        () -> "below the physical limit: " + candidate);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"NaN", "Infinity", "-Infinity", "1e308", "-0.0", "-1", "1e-308", "0x10", "1_0.5", "١٢",
            "99999999999999999999999999999999999999999", "+5", " ", "%", "5%%", "--"})
    void what_is_no_number_is_refused_wherever_a_number_is_asked(String value) {
        for (String flag : List.of("tasks", "wait", "cpu", "steps", "in-flight", "bytes", "rate", "p99", "target",
                "tolerance", "memory", "cores", "jdk", "heavy-share", "heavy-cpu")) {
            Ran ran = Ran.run("advise", "--" + flag + "=" + value);
            assertEquals(2, ran.code(), flag + " " + value);
            ran.isAnsweredOrOneLine(flag + " " + value);
            assertTrue(ran.err().contains("--" + flag), () -> flag + " is not named: " + ran.err());
        }
    }

    @Test
    void every_share_may_be_a_percentage_with_decimals() throws Exception {
        Ran ran = Ran.run("advise", "--rate", "300/s", "--wait", "5ms", "--cpu", "1ms", "--heavy-share", "0.05%",
                "--heavy-cpu", "200ms", "--tolerance", "7.5%", "--format", "json");
        assertEquals(0, ran.code(), ran.err());
        JsonNode profile = new ObjectMapper().readTree(ran.out()).path("profile");
        assertEquals(0.0005, profile.at("/mix/1/share").asDouble());
        assertEquals(0.9995, profile.at("/mix/0/share").asDouble());
        assertEquals(0.075, profile.path("tolerance").asDouble());
    }
}

package dev.loomwise.bench.chat;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Invariant: every message reaches everybody whom it concerns, once, whatever the server is made of. */
@Timeout(60)
class ChatTest {
    @ParameterizedTest
    @ValueSource(strings = {"virtual", "platform", "async"})
    void every_broadcast_and_every_private_message_is_delivered_once(String how) throws Exception {
        List<ProcessHandle> processes;
        try (Chat chat = Chat.open(how, 800)) {
            processes = chat.handles();
            assertEquals(800, chat.members());
            ChatReport report = chat.round(4, 50, 1);
            assertTrue(report.complete(), report.toString());
            assertEquals(4 * 850, report.delivered());
            assertTrue(report.broadcast().p50() > 0 && report.broadcast().max() < 5000, report.toString());
            assertTrue(chat.round(2, 0, 2).complete(), "a second round");
        }
        assertTrue(processes.stream().noneMatch(ProcessHandle::isAlive), "left behind: " + processes);
    }

    @Test
    void a_thread_of_the_system_costs_more_memory_for_each_connection_than_a_virtual_one() throws Exception {
        Map<String, Double> virtual;
        Map<String, Double> platform;
        try (Chat chat = Chat.open("virtual", 1000)) {
            virtual = chat.costs();
        }
        try (Chat chat = Chat.open("platform", 1000)) {
            platform = chat.costs();
        }
        double least = virtual.getOrDefault("perConnectionKb", 0.0);
        double most = platform.getOrDefault("perConnectionKb", 0.0);
        assertTrue(least > 0.5 && least < most, virtual + " against " + platform);
        assertTrue(platform.getOrDefault("serverThreadsCount", 0.0) > 1000, platform.toString());
        assertTrue(virtual.getOrDefault("serverThreadsCount", 1e9) < 100, virtual.toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"virtual", "async"})
    void a_member_that_talks_nonsense_or_breaks_off_does_not_disturb_the_others(String how) throws Exception {
        try (ChatServer server = ChatServer.start(how, 20); ChatClients clients = new ChatClients()) {
            clients.connect(server.port(), 10);
            try (Socket stranger = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
                stranger.getOutputStream().write(new byte[]{-1, -1, -1, -1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
                        0, 0, 0, 0, 0, 0});
                assertEquals(-1, stranger.getInputStream().read(), "the server hangs up");
            }
            assertTrue(clients.round(3, 5, 1).complete());
            assertEquals(10, server.members());
        }
    }

    @Test
    void clients_that_are_killed_are_said_and_nothing_is_left_behind() throws Exception {
        List<ProcessHandle> processes;
        try (Chat chat = Chat.open("async", 50)) {
            processes = chat.handles();
            processes.getLast().destroyForcibly();
            IOException gone = assertThrows(IOException.class, () -> chat.round(1, 1, 1));
            assertTrue(String.valueOf(gone.getMessage()).startsWith("the chat clients ended"), gone::toString);
        }
        assertTrue(processes.stream().noneMatch(ProcessHandle::isAlive), "left behind: " + processes);
    }

    @Test
    void a_server_that_dies_is_a_lost_connection_and_not_a_hang() throws Exception {
        try (Chat chat = Chat.open("virtual", 50)) {
            ProcessHandle server = chat.handles().getFirst();
            server.destroyForcibly();
            server.onExit().get();
            ChatReport report = chat.round(1, 1, 1);
            assertTrue(!report.complete() && report.lost() > 0, report.toString());
        }
    }

    @Test
    @Tag("slow")
    void ten_thousand_members_each_hear_every_broadcast() throws Exception {
        for (String how : List.of("virtual", "platform", "async")) {
            try (Chat chat = Chat.open(how, 10_000)) {
                ChatReport report = chat.round(5, 100, 1);
                assertTrue(report.complete(), how + ": " + report);
                System.out.println(how + ": " + report + " " + chat.costs());
            }
        }
    }
}

package dev.loomwise.bench.chat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;

/** The members of a chat as a process of their own: {@code broadcasts privates seed} on a line is one round. */
public final class ChatClientsMain {
    private ChatClientsMain() {}

    /** @param args port and number of members */
    public static void main(String[] args) throws IOException {
        try (ChatClients clients = new ChatClients();
                var in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
            long begin = System.nanoTime();
            clients.connect(Integer.parseInt(args[0]), Integer.parseInt(args[1]));
            System.out.println((System.nanoTime() - begin) / 1_000_000);
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                String[] words = line.split(" ", -1);
                System.out.println(ChatServerMain.JSON.writeValueAsString(clients.round(Integer.parseInt(words[0]),
                        Integer.parseInt(words[1]), Long.parseLong(words[2]))));
            }
        } catch (IOException e) {
            System.err.println(e.getMessage());
            System.exit(2);
        }
    }
}

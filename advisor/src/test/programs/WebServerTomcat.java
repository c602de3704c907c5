import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import org.apache.catalina.connector.Connector;
import org.apache.catalina.startup.Tomcat;

/** A real Tomcat as it comes, 200 threads at most, whose servlet asks another server and computes. */
public final class WebServerTomcat {
    public static void main(String[] args) throws Exception {
        Truth.ready();
        HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
        HttpRequest request = HttpRequest.newBuilder(URI.create(args[0] + "/?delay=50ms&bytes=64")).build();
        Tomcat tomcat = new Tomcat();
        tomcat.setBaseDir(Files.createTempDirectory("tomcat").toString());
        Connector connector = new Connector();
        connector.setPort(0);
        tomcat.setConnector(connector);
        var context = tomcat.addContext("", null);
        Tomcat.addServlet(context, "orders", new HttpServlet() {
            @Override
            protected void doGet(HttpServletRequest asked, HttpServletResponse answer) {
                Truth.task(() -> {
                    Truth.waiting(50, () -> client.send(request, BodyHandlers.ofString()));
                    Truth.compute(3);
                    try {
                        answer.getWriter().write("ok");
                    } catch (IOException e) {
                        throw new IllegalStateException(e);
                    }
                });
            }
        });
        context.addServletMappingDecoded("/", "orders");
        tomcat.start();
        System.out.println("PORT " + connector.getLocalPort());
        System.in.read();
        Truth.serving("http-nio-");
        tomcat.stop();
        Truth.print();
        System.exit(0);
    }
}

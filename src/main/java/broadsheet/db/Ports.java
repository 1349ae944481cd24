package broadsheet.db;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;

/// Ports of the loopback address.
final class Ports {
    private Ports() {}

    /// This port where nobody listens on it, else another; 0 asks for any.
    static int preferably(int port) {
        try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            if (port == 0) throw new DbException("no port is free on the loopback address", e);
            return preferably(0);
        }
    }
}

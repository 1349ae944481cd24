package broadsheet.fetch;

import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Arrays;

/// Tells addresses anyone may ask from those that only this machine or its network can reach.
final class PublicAddress {
    private PublicAddress() {}

    /// False for loopback, private, link-local, shared, documentation, multicast and reserved
    /// addresses (the registries of RFC 6890), also where one is wrapped into IPv6.
    static boolean is(InetAddress address) {
        return switch (address) {
            case Inet4Address four -> isPublic(four.getAddress());
            case Inet6Address six -> isPublic6(six);
            default -> false;
        };
    }

    private static boolean isPublic(byte[] bytes) {
        int a = bytes[0] & 0xff;
        int b = bytes[1] & 0xff;
        int c = bytes[2] & 0xff;
        if (a == 0 || a == 10 || a == 127 || a >= 224) return false;
        if (a == 100 && b >= 64 && b < 128) return false;
        if (a == 169 && b == 254 || a == 172 && b >= 16 && b < 32) return false;
        if (a == 192 && b == 168 || a == 192 && b == 0 && (c == 0 || c == 2)) return false;
        if (a == 192 && b == 88 && c == 99) return false;
        if (a == 198 && (b == 18 || b == 19)) return false;
        return !(a == 198 && b == 51 && c == 100 || a == 203 && b == 0 && c == 113);
    }

    private static boolean isPublic6(Inet6Address address) {
        byte[] bytes = address.getAddress();
        int first = (bytes[0] & 0xff) << 8 | bytes[1] & 0xff;
        int second = (bytes[2] & 0xff) << 8 | bytes[3] & 0xff;
        if (first == 0x64 && second == 0xff9b)
            return zero(bytes, 4, 12) && isPublic(Arrays.copyOfRange(bytes, 12, 16));
        if (first == 0x2002) return isPublic(Arrays.copyOfRange(bytes, 2, 6));
        if (first == 0x2001 && (second < 0x200 || second == 0xdb8)) return false;
        if (first == 0x3fff && second < 0x1000) return false;
        return first >= 0x2000 && first < 0x4000;
    }

    private static boolean zero(byte[] bytes, int from, int to) {
        for (int i = from; i < to; i++) if (bytes[i] != 0) return false;
        return true;
    }
}

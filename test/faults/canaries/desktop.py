"""What surrounds the app on a desktop, as far as the attack needs it: a bus with a sleep signal and a
notification service, a screen saver, and a window from which text or a file is dragged.

Reads one JSON command a line and answers each with one JSON line. Debian's python3-gi and gir1.2-gtk-3.0.
"""

import ctypes
import json
import os
import sys

import gi

gi.require_version("Gtk", "3.0")
gi.require_version("Gdk", "3.0")
from gi.repository import Gdk, Gio, GLib, Gtk  # noqa: E402

LOGIND = """<node><interface name="org.freedesktop.login1.Manager">
<method name="Inhibit"><arg type="s" direction="in"/><arg type="s" direction="in"/><arg type="s" direction="in"/>
<arg type="s" direction="in"/><arg type="h" direction="out"/></method>
<signal name="PrepareForSleep"><arg type="b"/></signal><signal name="PrepareForShutdown"><arg type="b"/></signal>
</interface></node>"""
NOTIFICATIONS = """<node><interface name="org.freedesktop.Notifications">
<method name="GetCapabilities"><arg type="as" direction="out"/></method>
<method name="GetServerInformation"><arg type="s" direction="out"/><arg type="s" direction="out"/>
<arg type="s" direction="out"/><arg type="s" direction="out"/></method>
<method name="CloseNotification"><arg type="u" direction="in"/></method>
<method name="Notify"><arg type="s" direction="in"/><arg type="u" direction="in"/><arg type="s" direction="in"/>
<arg type="s" direction="in"/><arg type="s" direction="in"/><arg type="as" direction="in"/>
<arg type="a{sv}" direction="in"/><arg type="i" direction="in"/><arg type="u" direction="out"/></method>
</interface></node>"""

notified = []
dragged = []
offer = {"text": "", "uri": ""}


def answer(**words):
    print(json.dumps(words), flush=True)


def on_call(_connection, _sender, _path, _interface, method, parameters, invocation):
    if method == "Inhibit":
        # The app holds one end until it has locked.
        _held, given = os.pipe()
        fds = Gio.UnixFDList.new_from_array([given])
        invocation.return_value_with_unix_fd_list(GLib.Variant("(h)", (0,)), fds)
        return
    if method == "Notify":
        notified.append(str(parameters.unpack()))
        invocation.return_value(GLib.Variant("(u)", (len(notified),)))
    elif method == "GetCapabilities":
        invocation.return_value(GLib.Variant("(as)", (["body", "actions", "body-markup"],)))
    elif method == "GetServerInformation":
        invocation.return_value(GLib.Variant("(ssss)", ("proof", "proof", "1", "1.2")))
    else:
        invocation.return_value(None)


def on_data(_widget, _context, selection, info, _time):
    dragged.append("asked for " + str(selection.get_target()))
    if info == 1:
        selection.set_uris([offer["uri"]])
    else:
        selection.set_text(offer["text"], -1)


def offers(kind):
    targets = Gtk.TargetList.new([])
    if kind == "file":
        targets.add_uri_targets(1)
    else:
        targets.add_text_targets(2)
    box.drag_source_set_target_list(targets)


def force_screen_saver(on):
    x11 = ctypes.CDLL("libX11.so.6")
    x11.XOpenDisplay.restype = ctypes.c_void_p
    display = ctypes.c_void_p(x11.XOpenDisplay(None))
    x11.XForceScreenSaver(display, 1 if on else 0)
    x11.XCloseDisplay(display)


def on_command(channel, _condition):
    line = channel.readline()
    if line == "":
        Gtk.main_quit()
        return False
    command = json.loads(line)
    act = command["act"]
    if act == "sleep":
        bus.emit_signal(None, "/org/freedesktop/login1", "org.freedesktop.login1.Manager", "PrepareForSleep",
                        GLib.Variant("(b)", (True,)))
        bus.flush_sync(None)
        answer(done=act)
    elif act == "saver":
        force_screen_saver(command["on"])
        answer(done=act)
    elif act == "offer":
        dragged.clear()
        offer.update(text=command.get("text", ""), uri=command.get("uri", ""))
        offers(command["kind"])
        window.move(command["x"], command["y"])
        window.show_all()
        window.present()
        GLib.timeout_add(150, lambda: answer(done=act))
    elif act == "hide":
        offer.update(text="", uri="")
        window.hide()
        answer(done=act, dragged=list(dragged))
    elif act == "notified":
        answer(notified=list(notified))
    return True


bus = Gio.DBusConnection.new_for_address_sync(
    os.environ["DBUS_SESSION_BUS_ADDRESS"],
    Gio.DBusConnectionFlags.AUTHENTICATION_CLIENT | Gio.DBusConnectionFlags.MESSAGE_BUS_CONNECTION,
    None,
    None,
)
for name, path, words in (
    ("org.freedesktop.login1", "/org/freedesktop/login1", LOGIND),
    ("org.freedesktop.Notifications", "/org/freedesktop/Notifications", NOTIFICATIONS),
):
    node = Gio.DBusNodeInfo.new_for_xml(words)
    bus.register_object(path, node.interfaces[0], on_call, None, None)
    Gio.bus_own_name_on_connection(bus, name, Gio.BusNameOwnerFlags.NONE, None, None)

window = Gtk.Window(type=Gtk.WindowType.POPUP)
window.set_default_size(120, 60)
box = Gtk.EventBox()
box.add(Gtk.Label(label="drag me"))
window.add(box)
box.drag_source_set(Gdk.ModifierType.BUTTON1_MASK, [], Gdk.DragAction.COPY)
box.connect("drag-data-get", on_data)
box.connect("drag-begin", lambda *_: dragged.append("begun"))
box.connect("drag-failed", lambda _w, _c, result: dragged.append("failed " + str(int(result))))
box.connect("drag-end", lambda *_: dragged.append("ended"))
stdin = GLib.IOChannel.unix_new(0)
GLib.io_add_watch(stdin, GLib.PRIORITY_DEFAULT, GLib.IOCondition.IN | GLib.IOCondition.HUP, on_command)
GLib.timeout_add(50, lambda: answer(done="started"))
Gtk.main()

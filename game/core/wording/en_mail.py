"""English words of the kinds mailbox and feed."""

from __future__ import annotations

MAIL = {
    "mailbox.write": "New message",
    "mailbox.list": "Messages received",
    "mailbox.back": "Back to the list",
    "mailbox.hear": "Listen",
    "mailbox.reply": "Reply",
    "mailbox.reply_all": "Reply to all",
    "mailbox.forward": "Forward",
    "mailbox.junk": "Junk",
    "reply.mailbox.other_mail": "Almost! Read again who writes.",
    "reply.mailbox.other_answer": "Almost! Read the message again.",
    "reply.mailbox.read_first": "First open the message you are asked for.",
    "reply.mailbox.trap": "This message is a trap. Leave it closed.",
    "reply.mailbox.sent": "Your message is on its way.",
    "reply.mailbox.aside": "Yes. The message is put aside.",
    "reply.mailbox.is_reply": "“Reply” writes to one person only.",
    "reply.mailbox.is_reply_all": "“Reply to all” writes to the whole group.",
    "reply.mailbox.is_forward": "“Forward” sends this message to another person.",
    "reply.mailbox.is_junk": "“Junk” puts trap messages aside.",
    "feed.save": "Save",
    "feed.settings": "The settings",
    "reply.feed.other": "Almost! Take time to think.",
    "reply.feed.trap": "It is a trap. Look at the clue.",
    "reply.feed.setting": "Almost! Look at this setting again.",
    "reply.feed.saved": "Your settings are saved.",
}

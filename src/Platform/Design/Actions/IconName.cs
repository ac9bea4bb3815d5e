namespace Steward.Platform.Design;

/// <summary>The one outline set. Every name has a drawing in <see cref="IconPaths"/>; a test proves it.</summary>
public enum IconName
{
    // Places
    Home, MyWork, Inbox, Queue, Board, List, Calendar, Gantt, Clients, Building, Services, Projects, People, Person, Team, Knowledge, Assurance, Reports,
    Automations, Settings, Help, Folder, Document, Chat, Portal, Database, Timer,
    // Types of item
    Incident, Request, Problem, Change, Task, SmsTask, Milestone, Risk, Improvement, Goal,
    // Acts
    Add, Search, Filter, Sort, Edit, Delete, Copy, Link, Attach, Send, Reply, Forward, Note, Watch, Unwatch, Snooze, Pin, Tag, Move, Merge, Split, Assign, Download, Upload,
    Import, Export, Refresh, Undo, SignOut, Print, Share, External, Keyboard, Key, Play, Pause,
    // Signs
    Check, Cross, More, Menu, Sidebar, Grip, ChevronDown, ChevronUp, ChevronRight, ChevronLeft, ArrowUp, ArrowDown, ArrowLeft, ArrowRight, Info, Warning, Danger,
    Success, Lock, Eye, Bell, Clock, History, Mail, Phone, Star, Flag, Dot, Sun, Moon, Contrast, System, Density,
}
